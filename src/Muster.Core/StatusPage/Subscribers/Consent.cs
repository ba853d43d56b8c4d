// How it is known that a subscriber wants to be told.
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage.Subscribers;

/// <param name="How">In words: that the address confirmed it, or what an admin who added it says.</param>
/// <param name="By">Who said so.</param>
public sealed record Consent(string How, Actor By, DateTimeOffset At);
