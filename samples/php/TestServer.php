<?php
declare(strict_types=1);

/** A server in test mode, in a process of its own. */
final class TestServer
{
    public const PASSWORD = 'Test-mode-86';

    public readonly string $address;

    /** @var resource */
    private $process;

    public function __construct()
    {
        $command = getenv('SERVICES86_SERVER')
            ?: 'dotnet run --project ' . escapeshellarg(dirname(__DIR__, 2) . '/Services86.Host') . ' --';
        $this->process = proc_open(
            "exec $command serve --test --urls http://127.0.0.1:0",
            [1 => ['pipe', 'w']],
            $pipes,
        );
        $output = '';
        while (($line = fgets($pipes[1])) !== false) {
            $output .= $line;
            if (preg_match('~Now listening on: (http\S+)~', $line, $found) === 1) {
                $this->address = $found[1];
                return;
            }
        }

        throw new RuntimeException("The server did not start: $output");
    }

    /** Calls an address below /admin/test, and returns its answer. */
    public function post(string $path, array $content = []): mixed
    {
        return $this->send($path, json_encode((object) $content, JSON_THROW_ON_ERROR));
    }

    /** Requires that the client called the server as expected. */
    public function verify(array ...$calls): void
    {
        $this->post('verify', ['calls' => $calls]);
    }

    public function stop(): void
    {
        proc_terminate($this->process);
        proc_close($this->process);
    }

    private function send(string $path, string $content): mixed
    {
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => 'Content-Type: application/json',
            'content' => $content,
            'ignore_errors' => true,
        ]]);
        $answer = file_get_contents("$this->address/admin/test/$path", false, $context);
        $status = (int) explode(' ', $http_response_header[0])[1];
        $decoded = json_decode($answer);
        if ($status >= 300) {
            throw new RuntimeException($decoded->message ?? $decoded->error ?? $answer);
        }

        return $decoded;
    }
}
