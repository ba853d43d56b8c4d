// One mistake in a file that somebody wrote, at the place where it stands.
namespace Muster.Server.Web.Document;

/// <summary>
/// <see cref="Line"/> and <see cref="Column"/> count from 1; 0 means the file as a whole. <see cref="Field"/> is a path such as
/// <c>services.playback-api.team</c>, empty for the file as a whole.
/// </summary>
public sealed record Mistake(int Line, int Column, string Field, string Message)
{
    public override string ToString() => (Line > 0 ? $"line {Line}: " : "") + Sentence;

    /// <summary>The field and what is wrong with it.</summary>
    public string Sentence => (Field.Length > 0 ? Field + ": " : "") + Message;
}
