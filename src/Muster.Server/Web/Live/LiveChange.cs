// Says that a topic has a newer revision; never what changed.
namespace Muster.Server.Web.Live;

/// <summary>State is synchronised, not events: the reader fetches the fragment, so a lost change cannot matter.</summary>
/// <param name="Topic">For example `incident:INC-42`, `alerts`, `person:dana`.</param>
/// <param name="Revision">Grows with each change of the topic.</param>
public readonly record struct LiveChange(string Topic, long Revision);
