// A page that a person was told of, and when.
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

public sealed record ReceivedPage(PersonId Person, DateTimeOffset At);
