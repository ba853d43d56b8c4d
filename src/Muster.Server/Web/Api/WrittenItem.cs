// What a write did, beside how things stand after it.
using Muster.Core.Kernel;

namespace Muster.Server.Web.Api;

/// <param name="Id">The id of what was made (a note, a task, an answer, an action item); null for other changes.</param>
/// <param name="Nothing">Why nothing was done, when nothing was.</param>
/// <param name="Repeated">The same Idempotency-Key came before: it was done then, and not again.</param>
public sealed record WrittenItem(string? Id, Reason? Nothing, bool Repeated);
