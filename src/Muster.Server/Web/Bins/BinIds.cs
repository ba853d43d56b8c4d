// The ids of what lies in the bin: what it is, what it belongs to, and which it is there.
namespace Muster.Server.Web.Bins;

public static class BinIds
{
    /// <summary>Null for a text that is no such id.</summary>
    public static (string Kind, string Stream, string Part)? Read(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Split(':', 3) is [{ Length: > 0 } kind, { Length: > 0 } stream, { Length: > 0 } part] ? (kind, stream, part) : null;
    }
}
