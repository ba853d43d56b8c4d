// Who said that they cannot respond to a page, as the API answers it.
using Muster.Core.Kernel;

namespace Muster.Server.Paging.Api;

/// <param name="Name">What readers call the person.</param>
/// <param name="Round">For which round it counts: the next one asks them again.</param>
public sealed record PageRefusal(PersonId Person, string Name, int Round, DateTimeOffset At);
