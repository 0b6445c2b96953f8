'use strict';

// A name of old: `http` has it all.
const agents = require('internal/http/agent');

module.exports = {
  Agent: agents.Agent,
  get globalAgent() {
    return agents.globalAgent;
  },
  set globalAgent(agent) {
    agents.globalAgent = agent;
  },
};
