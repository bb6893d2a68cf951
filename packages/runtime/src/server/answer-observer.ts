/** Is told what became of what handlers answered. Set only by tests, so that others pay one comparison. */
export interface AnswerObserver {
  /** The caller got all of it, and the native result. */
  accepted(handlers: object, native: unknown): void;
  /** It was unusable, and the caller gets an error in its place. */
  refused(handlers: object, error: unknown): void;
}

export let answerObserver: AnswerObserver | null = null;

export function observeAnswers(observer: AnswerObserver): void {
  answerObserver = observer;
}
