import { promptTable, py } from '../../support/promptTable';

promptTable('Anthropic in Python', 'src/a.py', [
  {
    title: 'a system string, a stream, a count of tokens',
    source: py`
        from anthropic import Anthropic
        client = Anthropic()
        def a(q): return client.messages.create(model="claude-sonnet-4-5", max_tokens=9, system="Answer as a notary.", messages=[{"role": "user", "content": q}])
        def b(q):
            with client.messages.stream(model="claude-haiku-4-5", max_tokens=9, messages=[{"role": "user", "content": f"Sing about {q}."}]) as stream:
                return stream
        def c(q): return client.messages.count_tokens(model="claude-opus-4-1", messages=[{"role": "user", "content": f"Count the stars in {q}."}])`,
    rows: [
      '#a anthropic-messages anthropic/claude-sonnet-4-5',
      '  3-3 system',
      '  user at run time {q}',
      '#b anthropic-messages anthropic/claude-haiku-4-5',
      '  5-5 user {q}',
      '#c anthropic-messages anthropic/claude-opus-4-1',
      '  7-7 user {q}',
    ],
  },
  {
    title: 'system blocks with cache_control are one literal each',
    source: py`
        import anthropic
        anthropic.Anthropic().messages.create(
            model="claude-sonnet-4-5",
            max_tokens=1024,
            system=[
                {"type": "text", "text": "You read legal documents."},
                {"type": "text", "text": f"The agreement: {agreement}", "cache_control": {"type": "ephemeral"}},
            ],
            messages=[{"role": "user", "content": "What are the key terms?"}],
        )`,
    rows: [
      '#1 anthropic-messages anthropic/claude-sonnet-4-5',
      '  6-6 system',
      '  7-7 system {agreement}',
      '  9-9 user',
    ],
  },
  {
    title: 'a batch: each request is a prompt',
    source: py`
        from anthropic import Anthropic
        from anthropic.types.message_create_params import MessageCreateParamsNonStreaming
        from anthropic.types.messages.batch_create_params import Request
        Anthropic().messages.batches.create(
            requests=[
                Request(custom_id="1", params=MessageCreateParamsNonStreaming(
                    model="claude-haiku-4-5", max_tokens=10,
                    messages=[{"role": "user", "content": "Name a bird of prey."}],
                )),
                {"custom_id": "2", "params": {"model": "claude-haiku-4-5", "max_tokens": 10, "system": "Answer in Latin.", "messages": [{"role": "user", "content": "Name a water bird."}]}},
            ]
        )`,
    rows: [
      '#1 anthropic-messages anthropic/claude-haiku-4-5',
      '  8-8 user',
      '#2 request-body anthropic/claude-haiku-4-5',
      '  10-10 system',
      '  10-10 user',
    ],
  },
  {
    title: 'Claude on Bedrock stays with its maker',
    source: py`
        from anthropic import AnthropicBedrock
        AnthropicBedrock().messages.create(model="anthropic.claude-3-5-sonnet-20241022-v2:0", max_tokens=5, messages=[{"role": "user", "content": "Say hello to the crew."}])`,
    rows: ['#1 anthropic-messages anthropic/anthropic.claude-3-5-sonnet-20241022-v2:0', '  2-2 user'],
  },
  {
    title: 'other services whose calls have the same name',
    source: py`
        from twilio.rest import Client
        client = Client(sid, token)
        client.messages.create(body="Your order is ready, please answer with yes.", from_=a, to=b)
        client.messages.stream(limit=20)`,
    rows: [],
  },
]);
