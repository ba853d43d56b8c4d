// Who went without a second person, and why.
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

public sealed record BrokenGlass(string Reason, string Hash, DateTimeOffset ExpiresAt, Actor By, DateTimeOffset At);
