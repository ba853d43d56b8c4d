// A PostgreSQL server of the tests' own: in a temporary directory, on a free port, gone at the end of the run.
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Muster.Storage.Postgres;
using Npgsql;

[assembly: AssemblyFixture(typeof(Muster.Storage.Tests.Backends.PostgresServer))]

namespace Muster.Storage.Tests.Backends;

/// <summary>Started when the first test asks for a database. As root it runs under the user postgres, for PostgreSQL refuses to run as root.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Template = "muster_template";
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(30);
    private readonly Lazy<Task> _started;
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "muster-pg-" + Path.GetRandomFileName());
    private readonly int _port = FreePort();
    private Process? _server;
    private int _databases;

    public PostgresServer() => _started = new(StartAsync);

    /// <summary>A connection string for a new database with the latest schema, or an empty one.</summary>
    public async Task<string> NewDatabaseAsync(bool migrated = true)
    {
        await _started.Value;
        string name = $"muster_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE {(migrated ? Template : "template0")}");
        return ConnectionString(name);
    }

    /// <summary>Ends the server as a crash does: nothing is flushed, and every connection breaks.</summary>
    public async Task StopAsync()
    {
        await RunAsync("pg_ctl", "stop", "-D", _directory, "-m", "immediate");
        await _server!.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <summary>After <see cref="StopAsync"/>; the server recovers what was committed.</summary>
    public async Task StartAgainAsync()
    {
        StartServer();
        await WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await StopAsync();
        }

        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Program(string name)
    {
        string root = "/usr/lib/postgresql";
        string? newest = Directory.Exists(root) ? Directory.GetDirectories(root).Order(StringComparer.Ordinal).LastOrDefault() : null;
        return newest is null ? name : Path.Combine(newest, "bin", name);
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=muster;Database={database};Maximum Pool Size=40;Timeout=15;Command Timeout=30";

    private async Task StartAsync()
    {
        await RunAsync("initdb", "-D", _directory, "-U", "muster", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        StartServer();
        await WaitAsync();
        await ExecuteAsync("postgres", $"CREATE DATABASE {Template}");
        await using NpgsqlDataSource source = PostgresSource.Create(ConnectionString(Template));
        await PostgresSchema.MigrateAsync(source, Template, CancellationToken.None);
    }

    private void StartServer() =>
        _server = Start(
            "postgres",
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
            "-c",
            "log_min_messages=fatal"
        );

    private async Task WaitAsync()
    {
        for (Stopwatch waited = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                await ExecuteAsync("postgres", "SELECT 1");
                return;
            }
            catch (NpgsqlException) when (waited.Elapsed < StartMax && _server!.HasExited == false)
            {
                continue;
            }
        }
    }

    private async Task ExecuteAsync(string database, string sql)
    {
        await using NpgsqlConnection connection = new(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using Process process = Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}");
    }

    private static Process Start(string program, params string[] arguments)
    {
        string[] asUser = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        string[] line = [.. asUser, Program(program), .. arguments];
        ProcessStartInfo start = new(line[0], line[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
