// Where an indicator is asked for.
namespace Muster.Core.Slos;

/// <param name="Type">In lower case, such as <c>prometheus</c>.</param>
/// <param name="Url">Null where the file names none.</param>
public sealed record SloDataSource(string Name, string Type, string? Url);
