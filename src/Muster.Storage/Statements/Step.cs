// One statement of a transaction, and what it means when it finds nothing to do.
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

/// <param name="WhenNone">The answer of the whole commit when the statement hits no row or breaks a unique key; null when that is no matter.</param>
internal sealed record Step(Sql Sql, CommitResult? WhenNone = null);
