// Which rows of the read models the full-text search looks through.
namespace Muster.Engine.Ports;

/// <summary>The index of the database follows the rows of these kinds; their ids are those of incidents.</summary>
public static class FullTextKinds
{
    public const string Incident = "incident_text";

    public const string Review = "review_text";
}
