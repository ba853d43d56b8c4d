// A text that came before, and what was made of it.
namespace Muster.Server.Intake.Alertmanager;

/// <param name="Came">As the sender wrote it: a whole JSON object, or what stands between two quotes.</param>
/// <param name="Kept">As the log keeps it; null when that is the same.</param>
/// <param name="Hash">The fingerprint of labels, and of all else a hash of what is kept.</param>
internal sealed record SeenText(byte[] Came, byte[]? Kept, ulong Hash);
