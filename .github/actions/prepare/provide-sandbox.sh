#!/usr/bin/env bash
# Makes bubblewrap usable on a hosted runner: what runs in it sees neither processes nor files of the runner.
# On other machines their owner decides. A runner without it works as well, with less protection.
#
# The argument is for tests: the folder of AppArmor's profiles.
set -uo pipefail
profiles=${1:-/etc/apparmor.d}

works() {
  bwrap --ro-bind / / --dev /dev --proc /proc --unshare-pid true 2> /dev/null
}

if [ "${RUNNER_ENVIRONMENT:-}" != github-hosted ] || works || ! sudo -n true 2> /dev/null; then
  exit 0
fi
if ! command -v bwrap > /dev/null; then
  install='apt-get install -y -qq --no-install-recommends bubblewrap'
  timeout 120 sudo sh -c "$install || { apt-get update -qq && $install; }" > /dev/null 2>&1
fi
# Ubuntu allows user namespaces only to programs with such a profile.
if command -v bwrap > /dev/null && ! works && [ -d "$profiles" ]; then
  sudo tee "$profiles/bwrap" > /dev/null << 'PROFILE'
abi <abi/4.0>,
include <tunables/global>
profile bwrap /usr/bin/bwrap flags=(unconfined) {
  userns,
}
PROFILE
  sudo apparmor_parser -r "$profiles/bwrap" 2> /dev/null
fi
works || echo "::notice::This runner has no sandbox for agents: bubblewrap could not be made to work."
exit 0
