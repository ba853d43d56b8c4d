// Takes in the body of a request, within limits that no sender can stretch.
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;

namespace Muster.Server.Intake.Wire;

/// <param name="Bytes">The whole body, inflated, without a byte order mark; empty when it was refused.</param>
/// <param name="Status">200, or why it was refused: 400, 408, 413 or 415.</param>
/// <param name="Why">A sentence for the sender; empty when it was not refused.</param>
internal sealed record IntakeBody(ReadOnlyMemory<byte> Bytes, int Status, string Why)
{
    /// <summary>1 MiB of inflated text: no real sender compresses more, and a small body must not become a large one.</summary>
    private const int InflatedBytesMax = 1024 * 1024;

    /// <summary>30 seconds for a body; Kestrel ends slower trickles, this ends steady ones.</summary>
    private static readonly TimeSpan ReadMax = TimeSpan.FromSeconds(30);

    public bool IsTaken => Status == StatusCodes.Status200OK;

    public static async Task<IntakeBody> ReadAsync(HttpContext http, TimeProvider clock)
    {
        if (http.Request.ContentLength > EdgeLimits.BodyBytes)
        {
            return TooLarge();
        }

        using CancellationTokenSource late = new(ReadMax, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, http.RequestAborted);
        try
        {
            return await ReadAsync(http.Request, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            http.Response.Headers.Connection = "close";
            return new(default, StatusCodes.Status408RequestTimeout, $"The body did not arrive within {ReadMax.TotalSeconds:0} seconds.");
        }
        catch (BadHttpRequestException broken)
        {
            return new(default, broken.StatusCode, broken.Message);
        }
    }

    private static async Task<IntakeBody> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        switch (request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant())
        {
            case "" or "identity":
                return Taken(await ReadAsync(request.Body, request.ContentLength, EdgeLimits.BodyBytes, cancel));
            case "gzip":
                await using (GZipStream inflated = new(request.Body, CompressionMode.Decompress, leaveOpen: true))
                {
                    return await InflateAsync(inflated, cancel);
                }
            default:
                return new(
                    default,
                    StatusCodes.Status415UnsupportedMediaType,
                    "The body's encoding is not known here: send it plain or as gzip."
                );
        }
    }

    private static async Task<IntakeBody> InflateAsync(Stream inflated, CancellationToken cancel)
    {
        try
        {
            return Taken(await ReadAsync(inflated, null, InflatedBytesMax, cancel));
        }
        catch (InvalidDataException)
        {
            return new(default, StatusCodes.Status400BadRequest, "The body says that it is gzip, and it is not.");
        }
    }

    /// <summary>Null when there is more than <paramref name="bytesMax"/>.</summary>
    private static async Task<byte[]?> ReadAsync(Stream body, long? length, int bytesMax, CancellationToken cancel)
    {
        const int firstBytes = 16 * 1024;
        byte[] buffer = new byte[length is { } known ? (int)known + 1 : firstBytes];
        int filled = 0;
        while (await body.ReadAsync(buffer.AsMemory(filled), cancel) is > 0 and int read)
        {
            filled += read;
            if (filled > bytesMax)
            {
                return null;
            }

            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, bytesMax + 1));
            }
        }

        Array.Resize(ref buffer, filled);
        return buffer;
    }

    private static IntakeBody Taken(byte[]? bytes)
    {
        if (bytes is null)
        {
            return TooLarge();
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return new(bytes.AsSpan().StartsWith(mark) ? bytes.AsMemory(mark.Length) : bytes, StatusCodes.Status200OK, "");
    }

    private static IntakeBody TooLarge() =>
        new(
            default,
            StatusCodes.Status413PayloadTooLarge,
            $"The body is larger than {EdgeLimits.BodyBytes / (1024 * 1024)} MiB, or than {InflatedBytesMax / (1024 * 1024)} MiB after gzip. Nothing was taken."
        );
}
