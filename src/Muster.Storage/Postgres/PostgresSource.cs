// The connections to a PostgreSQL server, with time-outs that fit a pager.
using Npgsql;

namespace Muster.Storage.Postgres;

internal static class PostgresSource
{
    /// <summary>
    /// A statement or an open transaction ends after 5 s: a node that hangs inside a transaction must not keep a timer's row from the others. Given as options
    /// of the connection; who goes through PgBouncer sets <c>ignore_startup_parameters = options</c> or writes <c>Options</c> into the connection string.
    /// </summary>
    private const string Timeouts = "-c statement_timeout=5s -c idle_in_transaction_session_timeout=5s";

    public static NpgsqlDataSource Create(string connectionString)
    {
        NpgsqlDataSourceBuilder builder = new(WithDefaults(connectionString));
        return builder.ConnectionStringBuilder.Host?.Contains(',') == true
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    /// <summary>What the connection string says itself stands.</summary>
    public static string WithDefaults(string connectionString)
    {
        NpgsqlConnectionStringBuilder given = new(connectionString);
        NpgsqlConnectionStringBuilder with = new(connectionString);
        // The recheck is how long a host that went down is not asked again: at the default of 10 s a failover takes 10 s longer than it must.
        Default(given, "Host Recheck Seconds", () => with.HostRecheckSeconds = 1);
        Default(given, "Timeout", () => with.Timeout = 3);
        Default(given, "Command Timeout", () => with.CommandTimeout = 5);
        Default(given, "Options", () => with.Options = Timeouts);
        Default(given, "Tcp Keepalive", () => with.TcpKeepAlive = true);
        Default(given, "Application Name", () => with.ApplicationName = "muster");
        // Which statement of a message broke a unique key is how a conflict is told from a defect.
        with.IncludeFailedBatchedCommand = true;
        return with.ConnectionString;
    }

    /// <summary>Where the database is, without a password.</summary>
    public static string Place(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString);
        return $"{builder.Database ?? builder.Username} on {builder.Host}:{builder.Port}";
    }

    private static void Default(NpgsqlConnectionStringBuilder given, string keyword, Action set)
    {
        if (!given.ShouldSerialize(keyword))
        {
            set();
        }
    }
}
