// One line of a statement below its first: what it is about, and what it says.
namespace Muster.Core.Communications.Rendering;

public sealed record RenderedLine(string Label, string Text);
