// Where a change can be looked at.
namespace Muster.Engine.Projections;

/// <param name="Text">What its sender calls it; null for nothing.</param>
public sealed record ChangeLink(string Href, string? Text);
