// Everything that the page of a quarter shows.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Server.Slos.Quarterly;

namespace Muster.Server.Slos.Pages;

/// <param name="IsCurrent">Whether the quarter is not over.</param>
public sealed record QuarterView(QuarterSummary Summary, Organisation Organisation, bool IsCurrent)
{
    public string NameOf(PersonId person) => Organisation.Person(person)?.Name ?? person.Value;
}
