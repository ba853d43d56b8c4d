// A template and a payload as they stand on the page, with what came of them.
using Muster.Server.Web.Document;
using Muster.Server.Web.Trials;

namespace Muster.Server.Catalog.Pages;

/// <param name="Text">As it was typed.</param>
/// <param name="Payload">As it was typed.</param>
public sealed record TriedTemplate(string Id, string Text, string Payload)
{
    /// <summary>What is wrong with the template; the lines count from 1.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>Null when nothing was tried, or the template has mistakes.</summary>
    public TrialResult? Result { get; init; }
}
