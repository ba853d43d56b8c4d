// That the owner of a silence was told that somebody should look at it.
namespace Muster.Engine.Projections;

/// <param name="DueAt">Since when the review that they were told of was due.</param>
public sealed record SilenceReminder(DateTimeOffset DueAt);
