// The house's own lint rules: functions are declarations, a file reads from the top down, no clock in the core.

/** The declaration that a statement makes, also where it is exported. */
function declarationOf(statement) {
  const exported = statement.type === 'ExportNamedDeclaration' && statement.declaration;
  return exported || statement;
}

function isFunction(node) {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
}

/** `const f = () => …` at the top level; one with a type of its own (`const f: Handler = …`) may stay. */
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

/** Types and constants, then what is exported, then what that uses. */
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

/** `Date.parse` only reads a text; all else of `Date` may ask the clock or the time zone. */
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
