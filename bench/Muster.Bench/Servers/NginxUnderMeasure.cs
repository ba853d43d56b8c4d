// The peer of the status page at its best: Debian's nginx, which has the compressed bytes of the page in a file.
using System.Globalization;
using Muster.Bench.Load;
using Muster.Peers;

namespace Muster.Bench.Servers;

public sealed class NginxUnderMeasure : IServer
{
    /// <summary>Where Debian has it, which is not on everybody's PATH.</summary>
    private const string Program = "/usr/sbin/nginx";

    private readonly TemporaryFolder _folder = new();
    private PeerProcess? _process;

    private NginxUnderMeasure() { }

    public string Name => "nginx";

    public Door Door { get; } = new(FreePort.Next(), null);

    /// <summary>Its first process: the others are nginx's own.</summary>
    public PeerProcess Process => _process!;

    public string ReadyPath => "/ready";

    /// <summary>Nothing runs yet.</summary>
    /// <param name="path">Where the page is, without a slash at the end.</param>
    /// <param name="brotli">The page, compressed.</param>
    public static async Task<NginxUnderMeasure> PrepareAsync(string path, byte[] brotli)
    {
        NginxUnderMeasure nginx = new();
        await File.WriteAllBytesAsync(nginx._folder.Of("page"), brotli);
        await File.WriteAllTextAsync(nginx._folder.Of("nginx.conf"), nginx.Configuration(path));
        return nginx;
    }

    public void Launch() =>
        _process = PeerProcess.Start(
            File.Exists(Program) ? Program : "nginx",
            ["-p", _folder.Path, "-c", _folder.Of("nginx.conf"), "-e", "stderr"]
        );

    /// <summary>It ends its workers itself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.StopAsync();
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private string Configuration(string path) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            user {{Environment.UserName}};
            daemon off;
            worker_processes auto;
            worker_rlimit_nofile 16384;
            pid nginx.pid;
            events { worker_connections 8192; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_timeout 130s;
              keepalive_requests 1000000000;
              client_body_temp_path temp;
              proxy_temp_path temp;
              fastcgi_temp_path temp;
              uwsgi_temp_path temp;
              scgi_temp_path temp;
              server {
                listen 127.0.0.1:{{Door.Port}} backlog=4096;
                location = /ready { return 200; }
                location = {{path}} {
                  alias {{_folder.Of("page")}};
                  default_type "text/html; charset=utf-8";
                  add_header Content-Encoding br;
                  add_header Cache-Control "public, max-age=15";
                  add_header Vary Accept-Encoding;
                }
              }
            }
            """
        );
}
