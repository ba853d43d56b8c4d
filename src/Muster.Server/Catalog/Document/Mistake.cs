// One mistake in an organisation file, at the line where it stands.
namespace Muster.Server.Catalog.Document;

/// <summary>
/// <see cref="Line"/> counts from 1; 0 means the file as a whole. <see cref="Field"/> is a path such as <c>services.playback-api.team</c>, empty for the file
/// as a whole.
/// </summary>
public sealed record Mistake(int Line, string Field, string Message)
{
    public override string ToString() => (Line > 0 ? $"line {Line}: " : "") + (Field.Length > 0 ? Field + ": " : "") + Message;
}
