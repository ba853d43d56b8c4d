// Lets `dotnet ef migrations` build the PostgreSQL model; it opens nothing.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Muster.Storage.Schema;

public sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresMusterDbContext>
{
    public PostgresMusterDbContext CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PostgresMusterDbContext>()
                .UseNpgsql("Host=none")
                .UseApplicationServiceProvider(IdentitySchema.Alone())
                .Options
        );
}
