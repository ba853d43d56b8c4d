// What the page of silences shows, for one reader at one instant.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;

namespace Muster.Server.Alerts.Pages;

/// <param name="Holding">In force or to come: those that somebody has to look at first, then by end.</param>
/// <param name="Over">The latest end first.</param>
public sealed record SilencesModel(
    ImmutableArray<ListedSilence> Holding,
    ImmutableArray<ListedSilence> Over,
    Organisation Organisation,
    Caller Reader,
    DateTimeOffset Now,
    SilenceForm Form,
    WindowForm Window
)
{
    /// <summary>A silence names who made or ended it by the person's id, or by whatever a tool wrote.</summary>
    public string NameOf(string who) => Slug.IsValid(who) ? Organisation.Person(new PersonId(who))?.Name ?? who : who;
}
