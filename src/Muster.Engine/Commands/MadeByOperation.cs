// What a request made, so that the same request is answered with it when it comes twice.
using System.Text.Json;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

public static class MadeByOperation
{
    /// <summary>Rows by the operation's id. They go with the operations.</summary>
    public const string Kind = "made";

    /// <param name="operation">Null for a request that nobody repeats.</param>
    public static void Remember<TId>(Work work, Operation? operation, TId id)
        where TId : struct
    {
        ArgumentNullException.ThrowIfNull(work);
        if (operation is not null)
        {
            work.Put(new View(Kind, operation.Id, "done", work.Now, "", JsonSerializer.Serialize(id)));
        }
    }

    /// <summary>Null when it made nothing.</summary>
    public static async Task<TId?> FindAsync<TId>(IViewStore views, Operation operation, CancellationToken cancel)
        where TId : struct
    {
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(operation);
        return await views.FindAsync(Kind, operation.Id, cancel) is { } row ? JsonSerializer.Deserialize<TId>(row.Body) : null;
    }
}
