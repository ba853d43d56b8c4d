// What was read from an organisation file: the organisation it describes, and every mistake in it.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Document;

/// <summary>
/// <see cref="Organisation"/> is as complete as the file allows even where there are mistakes, so that the rules can be asked about the rest; it is applied only
/// when there is none.
/// </summary>
public sealed class OrganisationReading(Organisation organisation, Places places)
{
    public Organisation Organisation { get; } = organisation;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Mistake> Mistakes => places.Mistakes;

    public bool IsGood => Mistakes.Count == 0;

    /// <summary>Adds what the rules of the organisation say, at the lines where it stands.</summary>
    public void Add(IEnumerable<FieldError> errors) => places.Add(errors);
}
