// A real PostgreSQL server in a temporary directory, on a free port, gone at the end.
using Npgsql;

namespace Muster.Peers;

/// <summary>
/// As root it runs under the user postgres, for PostgreSQL refuses to run as root. It does not wait for the disk: the machine does not fail under a test, and what the
/// server wrote outlives the server.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "muster-pg-" + Path.GetRandomFileName());
    private readonly int _port = FreePort.Next();
    private PeerProcess? _process;
    private int _databases;

    private static string[] AsUser =>
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    public static async Task<PostgresServer> StartAsync()
    {
        PostgresServer server = new();
        await MustAsync("initdb", "-D", server._directory, "-U", "muster", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts the server on its directory again, after <see cref="CrashAsync"/>.</summary>
    public async Task RunAsync()
    {
        string[] line =
        [
            .. AsUser,
            Program("postgres"),
            "-D",
            _directory,
            "-p",
            $"{_port}",
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off",
            "-c",
            "max_connections=300",
        ];
        _process = PeerProcess.Start(line[0], line[1..]);
        await _process.ReadyAsync("PostgreSQL takes connections", TimeSpan.FromSeconds(60), () => TryAsync("SELECT 1"));
    }

    /// <summary>The connection string of a new database: an empty one, or a copy of one to which nobody is connected.</summary>
    public async Task<string> NewDatabaseAsync(string template = "template0")
    {
        string name = $"muster_{Interlocked.Increment(ref _databases)}";
        await using NpgsqlConnection connection = new(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand create = new($"CREATE DATABASE {name} TEMPLATE {template}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Stops at once, without a checkpoint: the next start recovers from the log.</summary>
    public async Task CrashAsync()
    {
        if (_process is { HasExited: false })
        {
            await MustAsync("pg_ctl", "stop", "-D", _directory, "-m", "immediate");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static string Program(string name)
    {
        const string root = "/usr/lib/postgresql";
        string? newest = Directory.Exists(root) ? Directory.GetDirectories(root).Order(StringComparer.Ordinal).LastOrDefault() : null;
        return newest is null ? name : Path.Combine(newest, "bin", name);
    }

    private static async Task MustAsync(string program, params string[] arguments)
    {
        string[] line = [.. AsUser, Program(program), .. arguments];
        await using PeerProcess process = PeerProcess.Start(line[0], line[1..]);
        await Until.TrueAsync($"{program} ends", TimeSpan.FromSeconds(60), () => Task.FromResult(process.HasExited));
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {string.Join('\n', process.Said)}");
        }
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=muster;Database={database};Maximum Pool Size=40;Timeout=15;Command Timeout=30";

    private async Task<bool> TryAsync(string sql)
    {
        try
        {
            await using NpgsqlConnection connection = new(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            await using NpgsqlCommand command = new(sql, connection);
            await command.ExecuteNonQueryAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
