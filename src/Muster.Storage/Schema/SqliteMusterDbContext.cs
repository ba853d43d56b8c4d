// The schema on SQLite.
using Microsoft.EntityFrameworkCore;

namespace Muster.Storage.Schema;

public sealed class SqliteMusterDbContext(DbContextOptions<SqliteMusterDbContext> options) : MusterDbContext(options)
{
    internal override bool HasSequences => false;
}
