#!/bin/sh
# Deploys only while the error budgets allow it. The address and the key come from MUSTER_URL and MUSTER_API_KEY.
#
# usage: deploy.sh KIND CHANGE SLO... -- COMMAND...
#   KIND     what sort of change it is: feature, reliability, security, ...
#   CHANGE   what the pipeline calls it: a commit, a build, a link
#
# Ends with 1 when the gate says stop and with 2 when it cannot tell; nothing is deployed then.
set -e

kind=$1
change=$2
shift 2
slos=
while [ "$1" != -- ]; do
  slos="$slos $1"
  shift
done
shift

# The names of SLOs have no blanks.
# shellcheck disable=SC2086
muster gate $slos --kind "$kind" --change "$change"
"$@"
# What was deployed stands beside the incidents that begin after it, and in the summary of the quarter.
muster change "Deployed $change" --kind deploy ${SERVICE:+--service "$SERVICE"}
