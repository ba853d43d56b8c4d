// One file inside of a backup.
namespace Muster.Storage.Backup;

/// <param name="Name">Its path in the archive, such as <c>tables/events.jsonl</c>.</param>
/// <param name="Rows">How many rows it holds, one a line; 0 for what is no table.</param>
/// <param name="Sha256">Over its bytes before compression, in lower-case hexadecimal digits.</param>
public sealed record BackupEntry(string Name, long Rows, string Sha256);
