'use strict';

const { Event, CustomEvent, isEvent, kIsTrusted, kSetTrusted } = require('internal/events/event');
const { EventTarget, kHybridDispatch, kCreateEvent, kNewListener, kRemoveListener, kWeakHandler,
  kResistStopPropagation, initEventTarget, isEventTarget, listenersOf } = require('internal/events/event_target');
const { NodeEventTarget, isNodeEventTarget, initNodeEventTarget } = require('internal/events/node_event_target');
const { defineEventHandler } = require('internal/events/event_handler');

module.exports = {
  CustomEvent,
  Event,
  EventTarget,
  NodeEventTarget,
  defineEventHandler,
  initEventTarget,
  initNodeEventTarget,
  isEvent,
  isEventTarget,
  isNodeEventTarget,
  kCreateEvent,
  kHybridDispatch,
  kIsTrusted,
  kNewListener,
  kRemoveListener,
  kResistStopPropagation,
  kSetTrusted,
  kWeakHandler,
  listenersOf,
};
