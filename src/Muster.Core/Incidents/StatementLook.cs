// What a second pair of eyes said of a draft.
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <param name="LooksRight">Whether it may go out as it is.</param>
/// <param name="Text">What is to be changed; null when nothing is.</param>
public sealed record StatementLook(bool LooksRight, string? Text, Actor By, DateTimeOffset At);
