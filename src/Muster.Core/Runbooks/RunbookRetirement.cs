// Who took a runbook out of use, when and why.
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

public sealed record RunbookRetirement(string Reason, Actor By, DateTimeOffset At);
