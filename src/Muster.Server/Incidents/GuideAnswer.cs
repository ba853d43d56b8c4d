// An answer to a question of the severity guide: as it is sent, and as people read it.
namespace Muster.Server.Incidents;

public sealed record GuideAnswer(string Value, string Text);
