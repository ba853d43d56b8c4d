// One file, or one function of it, that may be longer than the wall, with the reason.
namespace Muster.House.Tests.Walls;

/// <param name="Path">Of the file, relative to the repository.</param>
/// <param name="Function">Its name; null for the file itself.</param>
/// <param name="Reason">Why cutting it up would make it worse, as a sentence.</param>
public sealed record LengthException(string Path, string? Function, string Reason);
