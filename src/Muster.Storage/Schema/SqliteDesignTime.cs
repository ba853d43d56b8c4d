// Lets `dotnet ef migrations` build the SQLite model; it opens nothing.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Muster.Storage.Schema;

public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteMusterDbContext>
{
    public SqliteMusterDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteMusterDbContext>()
                .UseSqlite("Data Source=:memory:")
                .UseApplicationServiceProvider(IdentitySchema.Alone())
                .Options
        );
}
