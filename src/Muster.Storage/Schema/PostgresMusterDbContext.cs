// The schema on PostgreSQL.
using Microsoft.EntityFrameworkCore;

namespace Muster.Storage.Schema;

public sealed class PostgresMusterDbContext(DbContextOptions<PostgresMusterDbContext> options) : MusterDbContext(options)
{
    internal override bool HasSequences => true;

    /// <summary>Texts sort by their bytes, as in SQLite and in memory, whatever language the server speaks.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
