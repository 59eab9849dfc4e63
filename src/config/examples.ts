/** Example configurations. The tests parse both with the real parser. */

/** The shortest useful configuration. */
export const MINIMAL_EXAMPLE = `agents:
  claude: claude -p --permission-mode acceptEdits
suites:
  unit: npm test
`;

/** Uses every key once. */
export const FULL_EXAMPLE = `# The agents: each command runs in the task's own worktree, with the prompt on its standard input.
agents:
  banking-agent:
    run: claude -p --permission-mode acceptEdits --model "$TRIBUTARY_MODEL"
    model: claude-sonnet-4-5
    when:
      labels: [banking]
      paths: ["src/transfers/**", "src/accounts/**"]
    limit: 45m
    instructions: .github/agents/banking.md
    env: [ANTHROPIC_API_KEY]
    sandbox:
      mode: required
      write: ["~/.local/share/bank-tools"]
      read: ["~/.config/bank-tools"]
      hide: ["~/bank-data"]
  ui-agent: codex exec --sandbox workspace-write -
  db-agent: gemini --approval-mode yolo
default-agent: ui-agent

# The tests that every tree must pass before it lands.
suites:
  api:
    run: npm test
    in: apps/api
    timeout: 20m
    env: [NODE_ENV=test]
  web: npm test --prefix apps/web

# Commands that prepare a fresh worktree, and variables for every command.
setup:
  - npm ci --prefer-offline
env: ["CI=true"]

# What agents can reach; with "commands: true", the other commands too.
sandbox:
  mode: auto
  commands: true
  write: ["/var/lib/bank-test-data"]
  read: ["~/.npmrc"]
  hide: ["~/Documents"]
  network: [registry.npmjs.org, "*.anthropic.com"]

# Checks that block, and checks that only warn.
gates:
  security:
    run: semgrep scan --sarif --quiet
    block-on: error
  compliance:
    run: node scripts/compliance.js
    when:
      labels: [financial]
      paths: ["src/ledger/**"]
    timeout: 5m
    model: claude-sonnet-4-5
    env: [COMPLIANCE_LEVEL=strict]
reviews:
  financial-data-validator:
    run: node scripts/validate-amounts.js
    when:
      labels: [financial]
      paths: ["src/**/*amount*"]
    timeout: 5m
    model: claude-haiku-4-5
    env: [LOCALE=en]

# Work that another agent does first: DEV-15 waits for DEV-15-db.
subtasks:
  db:
    when:
      labels: [needs-model]
      paths: ["prisma/**"]
    agent: db-agent
    work: Create the model that this task needs, with its migration.

tasks: TASKS.md
method: merge
on-conflict: hold
on-overlap: sequential
budget: 20
max-parallel: 4
max-rounds: 5
attempts: 2
train: 8
scope: block
max-files: 60
max-kilobytes: 1024
protected: ["infra/**"]
allow: [".github/dependabot.yml"]
after-land: [deploy.yml]

# US dollars per million tokens.
prices:
  in-house-model:
    input: 0.5
    output: 2
`;
