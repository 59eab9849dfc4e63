#!/usr/bin/env bash
# Takes root away from the runner's user: with sudo or Docker, code that an agent wrote could read the
# runner's secrets. Checks afterwards that neither works, and fails if one does.
#
# KEEP_DOCKER=true keeps Docker. The arguments are for tests: the folder of sudoers, and Docker's socket.
set -euo pipefail
etc=${1:-/etc}
socket=${2:-/var/run/docker.sock}
user=$(id -un)
uid=$(id -u)

if [ "$uid" = 0 ]; then
  echo "::warning::This runner works as root: code that an agent wrote can read its secrets."
  exit 0
fi

if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
  # One process of root does all of it: the next sudo may be refused.
  sudo bash -euo pipefail -s -- "$user" "$uid" "$etc" "$socket" "${KEEP_DOCKER:-}" "${RUNNER_ENVIRONMENT:-}" << 'ROOT'
user=$1 uid=$2 etc=$3 socket=$4 keep_docker=$5 runner=$6
groups='sudo wheel admin'
if [ "$keep_docker" != true ]; then
  groups="$groups docker"
  [ ! -S "$socket" ] || chmod 600 "$socket"
fi
for group in $groups; do
  gpasswd -d "$user" "$group" > /dev/null 2>&1 || true
done
# Processes that run already keep their groups, so rules for those groups go too, on a machine that nobody else uses.
words="$user #$uid"
[ "$runner" != github-hosted ] || words="$words %sudo %wheel %admin %docker ALL"
without_rules() {
  awk -v words="$words" '
    BEGIN { count = split(words, list, " "); for (i = 1; i <= count; i++) mine[list[i]] = 1 }
    # A rule goes on where its line ends in a backslash.
    { rule = rule $0 "\n"; text = text $0 " " }
    /\\$/ { next }
    {
      drop = 0
      left = text
      sub(/=.*/, "", left)
      count = split(left, part, /[ \t,\\]+/)
      first = part[1] == "" ? 2 : 1
      # A # before a number is a user, and a comment otherwise.
      other = text ~ /^[ \t]*(#[^0-9]|@|Defaults|[A-Z][a-z]+_Alias)/ || text !~ /=/
      for (i = first; i <= count; i++)
        if (part[i] in mine && (part[i] != "ALL" || i == first)) drop = 1
      if (!drop || other) printf "%s", rule
      rule = text = ""
    }
    END { printf "%s", rule }' "$1"
}
for file in "$etc"/sudoers.d/* "$etc"/sudoers; do
  [ -f "$file" ] || continue
  kept=$(without_rules "$file"; echo .)
  printf '%s' "${kept%.}" > "$file"
done
ROOT
fi

if command -v sudo > /dev/null; then
  sudo -K 2> /dev/null || true
  # The second one succeeds if any command at all is left.
  if sudo -n true 2> /dev/null || sudo -n -l > /dev/null 2>&1; then
    echo "::error::sudo still works: code that an agent wrote could read this runner's secrets. Remove the user $user, and its groups, from the sudo rules of the runner's image."
    exit 1
  fi
fi
if [ "${KEEP_DOCKER:-}" != true ] && [ -S "$socket" ] && [ -w "$socket" ]; then
  echo "::error::Docker can be used: code that an agent wrote could read this runner's secrets. To allow it, set the variable TRIBUTARY_KEEP_DOCKER to true."
  exit 1
fi
