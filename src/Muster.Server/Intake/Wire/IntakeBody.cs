// Takes in the body of a request, within limits that no sender can stretch.
using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;

namespace Muster.Server.Intake.Wire;

/// <param name="Buffer">Rented from the shared pool; whoever keeps it may give it back. Null when it was refused.</param>
/// <param name="Length">How much of it is the body, which begins at its first byte: inflated, without a byte order mark.</param>
/// <param name="Status">200, or why it was refused: 400, 408, 413 or 415.</param>
/// <param name="Why">A sentence for the sender; empty when it was not refused.</param>
internal sealed record IntakeBody(byte[]? Buffer, int Length, int Status, string Why)
{
    /// <summary>1 MiB of inflated text: no real sender compresses more, and a small body must not become a large one.</summary>
    private const int InflatedBytesMax = 1024 * 1024;

    /// <summary>30 seconds for a body; Kestrel ends slower trickles, this ends steady ones.</summary>
    private static readonly TimeSpan ReadMax = TimeSpan.FromSeconds(30);

    /// <summary>The body; empty when it was refused.</summary>
    public ReadOnlyMemory<byte> Bytes => Buffer.AsMemory(0, Length);

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
            return new(null, 0, StatusCodes.Status408RequestTimeout, $"The body did not arrive within {ReadMax.TotalSeconds:0} seconds.");
        }
        catch (BadHttpRequestException broken)
        {
            return new(null, 0, broken.StatusCode, broken.Message);
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
                    null,
                    0,
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
            return new(null, 0, StatusCodes.Status400BadRequest, "The body says that it is gzip, and it is not.");
        }
    }

    /// <summary>Null when there is more than <paramref name="bytesMax"/>; else the bytes in a rented buffer, and how many.</summary>
    private static async Task<(byte[] Buffer, int Length)?> ReadAsync(Stream body, long? length, int bytesMax, CancellationToken cancel)
    {
        const int firstBytes = 16 * 1024;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length is { } known ? (int)known + 1 : firstBytes);
        int filled = 0;
        while (await body.ReadAsync(buffer.AsMemory(filled), cancel) is > 0 and int read)
        {
            filled += read;
            if (filled > bytesMax)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                return null;
            }

            if (filled == buffer.Length)
            {
                byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }

        return (buffer, filled);
    }

    private static IntakeBody Taken((byte[] Buffer, int Length)? read)
    {
        if (read is not var (buffer, length))
        {
            return TooLarge();
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        if (buffer.AsSpan(0, length).StartsWith(mark))
        {
            length -= mark.Length;
            buffer.AsSpan(mark.Length, length).CopyTo(buffer);
        }

        return new(buffer, length, StatusCodes.Status200OK, "");
    }

    private static IntakeBody TooLarge() =>
        new(
            null,
            0,
            StatusCodes.Status413PayloadTooLarge,
            $"The body is larger than {EdgeLimits.BodyBytes / (1024 * 1024)} MiB, or than {InflatedBytesMax / (1024 * 1024)} MiB after gzip. Nothing was taken."
        );
}
