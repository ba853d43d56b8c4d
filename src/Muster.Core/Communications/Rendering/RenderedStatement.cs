// A statement as one audience reads it, before it is laid out for a channel.
using System.Collections.Immutable;

namespace Muster.Core.Communications.Rendering;

/// <summary>Each text is one clean line.</summary>
/// <param name="Title">The first line.</param>
/// <param name="Correction">That it corrects an earlier one, as a sentence; null when it does not.</param>
/// <param name="Lines">In their order.</param>
public sealed record RenderedStatement(
    Audience Audience,
    string Title,
    string? Correction,
    ImmutableArray<RenderedLine> Lines,
    DateTimeOffset At
);
