/* oxlint-disable max-lines -- it is as long as the file that it is made from */
/** Generated from .github/workflows/orchestrate.yml by `npm run generate`: change that file. */
export const ORCHESTRATE = `name: Tributary

# Runs tasks with agents, each on its own branch, and lands them one at a time.
# Call it from a workflow of your own, or start it by hand where it stands.
on:
  workflow_call:
    inputs:
      tasks:
        description: "Task IDs, \`ready\` or \`label:NAME\`, separated by spaces"
        type: string
        default: ""
      on-overlap:
        description: "Tasks that touch the same files: sequential, continue or cancel"
        type: string
        default: ""
      max-parallel:
        description: "Agents at once; default: the configuration's"
        type: string
        default: ""
      budget:
        description: "US dollars that agents and gates may cost; default: the configuration's"
        type: string
        default: ""
      dry-run:
        description: "Show the plan and start nothing"
        type: boolean
        default: false
      issue:
        description: "Number of the issue that gets the comment; default: a tracking issue"
        type: string
        default: ""
      continue:
        description: "Made by Tributary: leave it empty"
        type: string
        default: ""
    secrets:
      ANTHROPIC_API_KEY:
        required: false
      OPENAI_API_KEY:
        required: false
      GEMINI_API_KEY:
        required: false
      TRIBUTARY_APP_PRIVATE_KEY:
        required: false
  workflow_dispatch:
    inputs:
      tasks:
        description: "Task IDs, \`ready\` or \`label:NAME\`, separated by spaces"
        type: string
        default: ""
      on-overlap:
        description: "Tasks that touch the same files: sequential, continue or cancel"
        type: string
        default: ""
      max-parallel:
        description: "Agents at once; default: the configuration's"
        type: string
        default: ""
      budget:
        description: "US dollars that agents and gates may cost; default: the configuration's"
        type: string
        default: ""
      dry-run:
        description: "Show the plan and start nothing"
        type: boolean
        default: false
      issue:
        description: "Number of the issue that gets the comment; default: a tracking issue"
        type: string
        default: ""
      continue:
        description: "Made by Tributary: leave it empty"
        type: string
        default: ""

permissions: {}

# One run at a time on a base; the others wait in line.
concurrency:
  group: tributary-\${{ github.ref_name }}
  queue: max

jobs:
  plan:
    name: Plan
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read # the base, its history and the ledger
      issues: read # the tracking issue
      pull-requests: read # what stands on branches already
      checks: read # what was said of it
    outputs:
      plan-id: \${{ steps.plan.outputs.artifact-id }}
      go: \${{ steps.plan.outputs.go }}
      work: \${{ steps.plan.outputs.work }}
      work-count: \${{ steps.plan.outputs.work-count }}
      max-parallel: \${{ steps.plan.outputs.max-parallel }}
      scan: \${{ steps.plan.outputs.scan }}
      review: \${{ steps.plan.outputs.review }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      - name: Plan
        id: plan
        uses: ./tributary
        with:
          stage: plan
          path: repository
          token: \${{ github.token }}
          tasks: \${{ inputs.tasks }}
          on-overlap: \${{ inputs.on-overlap }}
          max-parallel: \${{ inputs.max-parallel }}
          budget: \${{ inputs.budget }}
          app: \${{ vars.TRIBUTARY_APP_CLIENT_ID }}
          app-key: \${{ secrets.TRIBUTARY_APP_PRIVATE_KEY != '' }}
          dry-run: \${{ inputs.dry-run }}
          continue: \${{ inputs.continue }}

  work:
    name: \${{ matrix.task }} (\${{ matrix.agent }})
    needs: plan
    if: needs.plan.outputs.work-count > 0
    runs-on: ubuntu-latest
    timeout-minutes: 90
    permissions:
      contents: read # the base
    cache-mode: read
    strategy:
      fail-fast: false
      max-parallel: \${{ fromJSON(needs.plan.outputs.max-parallel) }}
      matrix: \${{ fromJSON(needs.plan.outputs.work) }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Toolchains and services of the repository, as its base has them.
      - name: Set up
        if: hashFiles('repository/.github/actions/tributary-setup/action.yml') != ''
        uses: ./repository/.github/actions/tributary-setup
      # With either, the runner's own secrets could be read. Containers of the set-up keep running.
      - name: Drop sudo and Docker
        shell: bash
        run: |
          socket=/var/run/docker.sock
          if [ "$(id -u)" = 0 ]; then
            echo "::warning::This runner works as root: what an agent wrote can read its secrets."
            exit 0
          fi
          if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
            [ ! -S "$socket" ] || [ "$KEEP_DOCKER" = true ] || sudo chmod 600 "$socket"
            sudo rm -f /etc/sudoers.d/runner
            if sudo -k -n true 2> /dev/null; then
              echo "::error::sudo still works: what an agent wrote could read this runner's secrets. Take its rule out of the runner's image."
              exit 1
            fi
          fi
          if [ "$KEEP_DOCKER" != true ] && [ -w "$socket" ]; then
            echo "::error::Docker can be used: what an agent wrote could read this runner's secrets. Set the variable TRIBUTARY_KEEP_DOCKER to true to allow it."
            exit 1
          fi
        env:
          KEEP_DOCKER: \${{ vars.TRIBUTARY_KEEP_DOCKER }}
      - name: Work
        uses: ./tributary
        with:
          stage: work
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          token: \${{ github.token }}
          leg: \${{ toJSON(matrix) }}
        env:
          ANTHROPIC_API_KEY: \${{ secrets.ANTHROPIC_API_KEY }}
          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
          GEMINI_API_KEY: \${{ secrets.GEMINI_API_KEY }}

  review:
    name: Review
    needs: [plan, work]
    if: \${{ !cancelled() && needs.plan.outputs.review == 'true' }}
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # the base and the branches
    cache-mode: read
    outputs:
      review-id: \${{ steps.review.outputs.artifact-id }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Toolchains and services of the repository, as its base has them.
      - name: Set up
        if: hashFiles('repository/.github/actions/tributary-setup/action.yml') != ''
        uses: ./repository/.github/actions/tributary-setup
      # With either, the runner's own secrets could be read. Containers of the set-up keep running.
      - name: Drop sudo and Docker
        shell: bash
        run: |
          socket=/var/run/docker.sock
          if [ "$(id -u)" = 0 ]; then
            echo "::warning::This runner works as root: what an agent wrote can read its secrets."
            exit 0
          fi
          if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
            [ ! -S "$socket" ] || [ "$KEEP_DOCKER" = true ] || sudo chmod 600 "$socket"
            sudo rm -f /etc/sudoers.d/runner
            if sudo -k -n true 2> /dev/null; then
              echo "::error::sudo still works: what an agent wrote could read this runner's secrets. Take its rule out of the runner's image."
              exit 1
            fi
          fi
          if [ "$KEEP_DOCKER" != true ] && [ -w "$socket" ]; then
            echo "::error::Docker can be used: what an agent wrote could read this runner's secrets. Set the variable TRIBUTARY_KEEP_DOCKER to true to allow it."
            exit 1
          fi
        env:
          KEEP_DOCKER: \${{ vars.TRIBUTARY_KEEP_DOCKER }}
      - name: Review
        id: review
        uses: ./tributary
        with:
          stage: review
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          token: \${{ github.token }}
        env:
          ANTHROPIC_API_KEY: \${{ secrets.ANTHROPIC_API_KEY }}
          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
          GEMINI_API_KEY: \${{ secrets.GEMINI_API_KEY }}

  scan:
    name: Scan
    needs: [plan, work]
    if: \${{ !cancelled() && needs.plan.outputs.scan == 'true' }}
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # the base and the branches
    cache-mode: read
    outputs:
      scan-id: \${{ steps.scan.outputs.artifact-id }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Toolchains and services of the repository, as its base has them.
      - name: Set up
        if: hashFiles('repository/.github/actions/tributary-setup/action.yml') != ''
        uses: ./repository/.github/actions/tributary-setup
      # With either, the runner's own secrets could be read. Containers of the set-up keep running.
      - name: Drop sudo and Docker
        shell: bash
        run: |
          socket=/var/run/docker.sock
          if [ "$(id -u)" = 0 ]; then
            echo "::warning::This runner works as root: what an agent wrote can read its secrets."
            exit 0
          fi
          if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
            [ ! -S "$socket" ] || [ "$KEEP_DOCKER" = true ] || sudo chmod 600 "$socket"
            sudo rm -f /etc/sudoers.d/runner
            if sudo -k -n true 2> /dev/null; then
              echo "::error::sudo still works: what an agent wrote could read this runner's secrets. Take its rule out of the runner's image."
              exit 1
            fi
          fi
          if [ "$KEEP_DOCKER" != true ] && [ -w "$socket" ]; then
            echo "::error::Docker can be used: what an agent wrote could read this runner's secrets. Set the variable TRIBUTARY_KEEP_DOCKER to true to allow it."
            exit 1
          fi
        env:
          KEEP_DOCKER: \${{ vars.TRIBUTARY_KEEP_DOCKER }}
      - name: Scan
        id: scan
        uses: ./tributary
        with:
          stage: scan
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          token: \${{ github.token }}

  queue:
    name: Queue
    needs: [plan, work, review, scan]
    if: \${{ !cancelled() && needs.plan.outputs.go == 'true' }}
    runs-on: ubuntu-latest
    timeout-minutes: 150 # a rate limit is waited for
    permissions:
      contents: write # pushes the branches
      pull-requests: write # opens the pull requests
      checks: write # says what the gates found
      statuses: write # the status that branches require
    outputs:
      queue-id: \${{ steps.queue.outputs.artifact-id }}
      tests: \${{ steps.queue.outputs.tests }}
      test-count: \${{ steps.queue.outputs.test-count }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Optional: what an App opens and merges starts the repository's own workflows.
      - name: Get the token of the App
        id: app
        if: vars.TRIBUTARY_APP_CLIENT_ID != ''
        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1
        with:
          client-id: \${{ vars.TRIBUTARY_APP_CLIENT_ID }}
          private-key: \${{ secrets.TRIBUTARY_APP_PRIVATE_KEY }}
          permission-contents: write
          permission-pull-requests: write
          permission-checks: write
          permission-statuses: write
      - name: Queue
        id: queue
        uses: ./tributary
        with:
          stage: queue
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          scan-id: \${{ needs.scan.result == 'success' && needs.scan.outputs.scan-id || '' }}
          review-id: \${{ needs.review.result == 'success' && needs.review.outputs.review-id || '' }}
          app: \${{ steps.app.outputs.app-slug }}
          token: \${{ steps.app.outputs.token || github.token }}
          own-token: \${{ github.token }}

  test:
    name: Test \${{ matrix.k }} (\${{ matrix.suite }})
    needs: [plan, queue]
    if: \${{ !cancelled() && needs.queue.result == 'success' && needs.queue.outputs.test-count > 0 }}
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # the base
    cache-mode: read
    strategy:
      fail-fast: false
      matrix: \${{ fromJSON(needs.queue.outputs.tests) }}
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Toolchains and services of the repository, as its base has them.
      - name: Set up
        if: hashFiles('repository/.github/actions/tributary-setup/action.yml') != ''
        uses: ./repository/.github/actions/tributary-setup
      # With either, the runner's own secrets could be read. Containers of the set-up keep running.
      - name: Drop sudo and Docker
        shell: bash
        run: |
          socket=/var/run/docker.sock
          if [ "$(id -u)" = 0 ]; then
            echo "::warning::This runner works as root: what an agent wrote can read its secrets."
            exit 0
          fi
          if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
            [ ! -S "$socket" ] || [ "$KEEP_DOCKER" = true ] || sudo chmod 600 "$socket"
            sudo rm -f /etc/sudoers.d/runner
            if sudo -k -n true 2> /dev/null; then
              echo "::error::sudo still works: what an agent wrote could read this runner's secrets. Take its rule out of the runner's image."
              exit 1
            fi
          fi
          if [ "$KEEP_DOCKER" != true ] && [ -w "$socket" ]; then
            echo "::error::Docker can be used: what an agent wrote could read this runner's secrets. Set the variable TRIBUTARY_KEEP_DOCKER to true to allow it."
            exit 1
          fi
        env:
          KEEP_DOCKER: \${{ vars.TRIBUTARY_KEEP_DOCKER }}
      - name: Test
        uses: ./tributary
        with:
          stage: test
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          queue-id: \${{ needs.queue.outputs.queue-id }}
          leg: \${{ toJSON(matrix) }}

  land:
    name: Land
    needs: [plan, work, review, scan, queue, test]
    if: \${{ always() && needs.plan.outputs.go == 'true' }}
    runs-on: ubuntu-latest
    timeout-minutes: 150 # a rate limit is waited for
    permissions:
      contents: write # lands the branches and keeps the ledger
      pull-requests: write # merges
      checks: write # says what the tests found
      statuses: write # the status that branches require
      actions: write # starts the next round
      issues: write # the comment on the run
    steps:
      - name: Check out the repository
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          ref: \${{ github.ref }}
          path: repository
          fetch-depth: 0
          persist-credentials: false
      # The action itself, at the commit of the workflow that runs.
      - name: Check out Tributary
        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          repository: \${{ job.workflow_repository || github.repository }}
          ref: \${{ job.workflow_sha || github.sha }}
          path: tributary
          persist-credentials: false
      # Optional: what an App opens and merges starts the repository's own workflows.
      - name: Get the token of the App
        id: app
        if: vars.TRIBUTARY_APP_CLIENT_ID != ''
        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3 # v3.1.1
        with:
          client-id: \${{ vars.TRIBUTARY_APP_CLIENT_ID }}
          private-key: \${{ secrets.TRIBUTARY_APP_PRIVATE_KEY }}
          permission-contents: write
          permission-pull-requests: write
          permission-checks: write
          permission-statuses: write
          permission-actions: write
          permission-issues: write
      - name: Land and report
        uses: ./tributary
        with:
          stage: land
          path: repository
          plan-id: \${{ needs.plan.outputs.plan-id }}
          scan-id: \${{ needs.scan.result == 'success' && needs.scan.outputs.scan-id || '' }}
          review-id: \${{ needs.review.result == 'success' && needs.review.outputs.review-id || '' }}
          queue-id: \${{ needs.queue.result == 'success' && needs.queue.outputs.queue-id || '' }}
          # Not after a cancelled round, or one whose jobs were lost: a person runs it again.
          goes-on: \${{ needs.queue.result == 'success' && needs.test.result != 'cancelled' && !(needs.test.result == 'skipped' && needs.queue.outputs.test-count > 0) }}
          issue: \${{ inputs.issue }}
          on-overlap: \${{ inputs.on-overlap }}
          max-parallel: \${{ inputs.max-parallel }}
          app: \${{ steps.app.outputs.app-slug }}
          token: \${{ steps.app.outputs.token || github.token }}
`;
