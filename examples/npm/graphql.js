'use strict';

const { graphql, buildSchema, GraphQLObjectType, GraphQLSchema, GraphQLInt, GraphQLString, printSchema } = require('graphql');

const schema = buildSchema('type Query { hello(name: String = "world"): String, later: [Int!]! }');
const rootValue = {
  hello: ({ name }) => `hello ${name}`,
  later: () => new Promise((resolve) => setTimeout(resolve, 2, [1, 2, 3])),
};

async function main() {
  console.log(JSON.stringify(await graphql({ schema, source: '{ hello later again: hello(name: "you") }', rootValue })));
  console.log(JSON.stringify(await graphql({ schema, source: '{ missing }', rootValue })));
  console.log(JSON.stringify(await graphql({ schema, source: '{ hello ', rootValue })));
  const type = new GraphQLObjectType({
    name: 'Query',
    fields: { answer: { type: GraphQLInt, args: { of: { type: GraphQLString } }, resolve: async (_, { of }) => of.length } },
  });
  const built = new GraphQLSchema({ query: type });
  console.log(printSchema(built));
  console.log(JSON.stringify(await graphql({ schema: built, source: '{ answer(of: "everything") }' })));
}

main();
