// The project's own lint rules: functions are declarations, files read from the top down, no clock in the core.

/** The declaration in a statement, also if it is exported. */
function declarationOf(statement) {
  const exported = statement.type === 'ExportNamedDeclaration' && statement.declaration;
  return exported || statement;
}

function isFunction(node) {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
}

/** Reports `const f = () => …` at the top level, unless it has a type of its own (`const f: Handler = …`). */
const functionDeclarations = {
  create: (context) => ({
    Program(program) {
      for (const statement of program.body) {
        const declaration = declarationOf(statement);
        if (declaration.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
        for (const { id, init } of declaration.declarations)
          if (isFunction(init) && !id.typeAnnotation)
            context.report({
              node: id,
              message: `Declare it as \`function ${id.name}()\`: arrow functions are for callbacks.`,
            });
      }
    },
  }),
};

/** Order: types and constants, then exports, then their helpers. */
const exportedFirst = {
  create: (context) => ({
    Program(program) {
      let firstInternal;
      for (const statement of program.body) {
        const declaration = declarationOf(statement);
        if (declaration.type === 'FunctionDeclaration' && declaration === statement)
          firstInternal ??= declaration;
        if (!firstInternal || declaration === statement) continue;
        if (declaration.type === 'FunctionDeclaration')
          context.report({
            node: declaration.id,
            message: `Move it above \`${firstInternal.id.name}\`: exported functions come first.`,
          });
      }
    },
  }),
};

/** `Date.parse` only parses text; the rest of `Date` may read the clock or the time zone. */
const noClock = {
  create: (context) => ({
    Identifier(node) {
      if (node.name !== 'Date') return;
      const { parent } = node;
      const parses =
        parent.type === 'MemberExpression' &&
        parent.object === node &&
        !parent.computed &&
        parent.property.name === 'parse';
      if (!parses) context.report({ node, message: 'Take the time from the port `clock`.' });
    },
  }),
};

export default {
  meta: { name: 'house' },
  rules: {
    'function-declarations': functionDeclarations,
    'exported-first': exportedFirst,
    'no-clock': noClock,
  },
};
