// Who refused a run, or withdrew it, and why.
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <param name="Reason">May be empty.</param>
public sealed record RunRefusal(string Reason, Actor By, DateTimeOffset At);
