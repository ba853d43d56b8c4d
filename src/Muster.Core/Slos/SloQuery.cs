// A question to a data source, as an OpenSLO file writes it.
namespace Muster.Core.Slos;

/// <param name="Source">The name of the data source; empty for the only one there is.</param>
/// <param name="Text">PromQL. <c>{{.window}}</c> in it stands for the span that is asked about; without it, it is a counter or a count of events a minute, by <paramref name="IsCounter"/>.</param>
/// <param name="IsCounter">Whether its value only rises, but for a restart.</param>
public sealed record SloQuery(string Source, string Text, bool IsCounter);
